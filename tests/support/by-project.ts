/** Puts the files of a project behind each other, the longest first: a worker is kept as long as the next file is of the same project. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

export class ByProject extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const projects = [...new Set(sorted.map(file => file.project.name))].sort()
    return projects.flatMap(name => sorted.filter(file => file.project.name === name))
  }
}
