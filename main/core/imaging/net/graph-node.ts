/** One operation of a TensorFlow.js graph, as in the model file. */
import { z } from '../../../../shared/zod.ts'

const Attr = z.object({
  s: z.string().optional(),
  b: z.boolean().optional(),
  list: z.object({ i: z.array(z.string()).optional(), s: z.array(z.string()).optional() }).optional(),
})
export const GraphNode = z.object({
  name: z.string(),
  op: z.string(),
  input: z.array(z.string()).default([]),
  attr: z.record(z.string(), Attr).default({}),
})

/** `activation` is set if `fuse.ts` has fused an activation into a convolution. */
export type GraphNode = z.infer<typeof GraphNode> & { readonly activation?: string }
