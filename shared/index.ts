/**
 * The engine of Chainrule as a library: computational graphs in Float64 with exact local gradients on every edge.
 *
 * ```ts
 * import { buildGraph, differentiateGraph } from 'chainrule'
 *
 * const graph = buildGraph('y = dot(sin(w), x); L = logistic_loss(y, l)', {
 *   values: { w: ['pi/2', 'pi'], x: [2, 1], l: 1 },
 * })
 * if (graph.ok) {
 *   const { nodes } = differentiateGraph(graph.value)
 *   console.log(nodes.get('w')?.gradient?.data) // [0, 0.1192…]
 * }
 * ```
 *
 * Nothing here throws on bad input: functions that can be refused answer with a {@link Result} whose problems
 * {@link describeProblem} turns into sentences. Tensors are row-major Float64Arrays with a shape.
 *
 * @module chainrule
 */
export {
  describeProblem,
  type Facts,
  type Fault,
  type Problem,
  type ProblemCode,
  type Where,
} from './problem/problem.ts'
export type { Result } from './problem/result.ts'
export { sentences, type Sentences } from './problem/sentences/index.ts'

export { countEntries, formatShape, MAX_ENTRIES, type Shape } from './tensor/shape.ts'
export { scalar, tensor, toNested, type Nested, type Tensor } from './tensor/tensor.ts'
export { evaluateConstant, type Constant } from './value/constant.ts'
export { encodeTensor } from './value/encode.ts'
export type { Json } from './value/json.ts'
export { materialise, readLiteral, type Literal } from './value/literal.ts'

export { findOp, opIds, ops, type OpId } from './ops/index.ts'
export { OP_GROUPS } from './ops/op.ts'
export type {
  AnyOp,
  Kernel,
  Op,
  OpExample,
  OpGroup,
  Port,
  Pullback,
  Binding,
  Notation,
  NumpyNotation,
} from './ops/op.ts'
export type { Attribute, AttributeSchema, RawAttributes, AttributeKind, AttributesOf, Pair } from './ops/attribute.ts'
export type { Arithmetic, Entries, ExactContext, ExactRule } from './ops/exact.ts'

export { edgeId, listEdges, type Edge, type Graph, type GraphNode } from './graph/graph.ts'
export { resolveGraph, type ResolvedNode, type Structure } from './graph/structure.ts'

export { buildGraph, type FormulaOptions } from './formula/build.ts'
export { parseValueText } from './formula/constants.ts'
export { listFormulas } from './formula/listing.ts'

export { checkDocument, parseDocument, type OpenedDocument } from './document/parse.ts'
export { writeDocument } from './document/write.ts'
export type { ConvolutionCounting, DataType } from './convolution/counting.ts'
export type {
  CountingSetting,
  Document,
  DocumentNode,
  Position,
  Settings,
  Training,
  TrainingData,
  Schedule,
  Layers,
  UnknownFields,
} from './document/document.ts'

export {
  createEvaluator,
  differentiateGraph,
  evaluateGraph,
  type EvaluateOptions,
  type Evaluator,
} from './engine/evaluate.ts'
export type { EdgeEvaluation, Evaluation, LocalGradient, NodeEvaluation } from './engine/evaluation.ts'
export { MAX_JACOBIAN_ENTRIES } from './engine/evaluation.ts'
export type { ExactEntries } from './exact/entries.ts'
export type { Exact } from './exact/exact.ts'
export type { ExactGraph } from './exact/graph.ts'
export type { NumberStyle } from './notation/number.ts'
export { toJacobian } from './engine/local-gradient.ts'
export {
  prepareBackward,
  prepareDescent,
  prepareForward,
  type Descent,
  type TrainedParameter,
} from './engine/prepare.ts'
export type { Backward } from './engine/backward.ts'
export type { Plan } from './engine/plan.ts'
export { descend, writeValues, type DescendOptions, type Descended } from './engine/descend.ts'
export {
  createOptimizer,
  OPTIMIZERS,
  type OptimizerKind,
  type OptimizerSettings,
  type OptimizerStep,
} from './engine/optimizer.ts'
export { createTrainer, type Trainer, type TrainOptions } from './engine/train.ts'
export type { BoundInput, Samples } from './data/samples.ts'
export { checkGradients, GRADCHECK_TOLERANCE, type ParameterCheck } from './engine/gradcheck.ts'

export { deriveDocument, type Derivation, type Phase, type Step } from './derivation/derivation.ts'
export { listSteps } from './derivation/steps.ts'
export { describeStep } from './derivation/describe.ts'
export type { StepDescription } from './derivation/step-description.ts'
export { writeMarkdown } from './derivation/markdown.ts'
export { writeTrace } from './derivation/json.ts'

export { writePytorch } from './export/code/pytorch.ts'
export { writeNumpy } from './export/code/numpy.ts'
export { tabulateJacobian, TABLE_FORMATS, writeTable, type TableFormat } from './export/tables/table.ts'
export { GRAPH_TABLE_FORMATS, writeGraphTable, type GraphTableFormat } from './export/tables/graph-table.ts'
