/** Writes the bill of materials of a package (CycloneDX 1.6) from the same inventory as the notices. */
import { createHash } from 'node:crypto'
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library'
import type { Component, Hash } from './inventory.ts'

export type Program = { readonly name: string; readonly version: string; readonly licence: string }

const kinds = {
  library: Enums.ComponentType.Library,
  platform: Enums.ComponentType.Platform,
  'machine-learning-model': Enums.ComponentType.MachineLearningModel,
  data: Enums.ComponentType.Data,
} as const satisfies Record<Component['kind'], Enums.ComponentType>

/** The same inventory gives the same text: no date, and a serial number made from what is inside. */
export function billOf(program: Program, components: readonly Component[]): string {
  const bom = new Models.Bom({ serialNumber: serialOf(program, components) })
  bom.metadata.component = new Models.Component(Enums.ComponentType.Application, program.name, {
    version: program.version,
    bomRef: `${program.name}@${program.version}`,
    licenses: licencesOf(program.licence),
  })
  for (const component of components) {
    const row = rowOf(component)
    bom.components.add(row)
    bom.metadata.component.dependencies.add(row.bomRef)
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6))
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`
}

function rowOf(component: Component): Models.Component {
  const { name, version, licence, kind, parts, hashes } = component
  const [group, plain] = name.startsWith('@') ? name.split('/') : [undefined, name]
  return new Models.Component(kinds[kind], plain ?? name, {
    ...(group === undefined ? {} : { group }),
    version,
    bomRef: `${name}@${version}`,
    purl: purlOf(component),
    licenses: licencesOf(licence),
    hashes: new Models.HashDictionary(hashes.map(({ algorithm, hex }) => [hashNames[algorithm], hex])),
    properties: new Models.PropertyRepository([new Models.Property('ssc-counter:parts', parts.join(' '))]),
  })
}

const hashNames = {
  'SHA-256': Enums.HashAlgorithm['SHA-256'],
  'SHA-512': Enums.HashAlgorithm['SHA-512'],
} as const satisfies Record<Hash['algorithm'], Enums.HashAlgorithm>

/** A model or data set of ours has no address that a scanner would know. */
const purlOf = ({ name, version, isNpm, kind }: Component): string | undefined => {
  if (isNpm) return `pkg:npm/${name.replace('@', '%40')}@${version}`
  return kind === 'platform' ? `pkg:generic/${name}@${version}` : undefined
}

const licencesOf = (expression: string): Models.LicenseRepository =>
  new Models.LicenseRepository([
    / (AND|OR|WITH) /.test(expression) ? new Models.LicenseExpression(expression) : new Models.SpdxLicense(expression),
  ])

function serialOf(program: Program, components: readonly Component[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([program, components.map(({ name, version, hashes }) => [name, version, hashes])]))
    .digest('hex')
  // Version 8 of RFC 9562: the content of the other bits is the maker's own.
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
