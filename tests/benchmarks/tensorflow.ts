/** The cases in TensorFlow.js on its CPU backend (float32; it has no float64). */
import * as tf from '@tensorflow/tfjs'
import { scalarGraph } from './cases.ts'

/** Work per case name; absent where the peer would need minutes. */
export async function prepareTensorflow(): Promise<Readonly<Record<string, () => void>>> {
  tf.env().set('IS_TEST', true) // no greeting on the console
  await tf.setBackend('cpu')
  await tf.ready()
  return { 'problem-2': problem2(), 'scalars-1000': scalars(1_000), mlp: mlp(), 'conv-small': convolutionSmall() }
}

/** Minimises and throws the intermediate tensors away. */
function stepper(loss: () => tf.Scalar, variables: tf.Variable[], learningRate: number): () => void {
  return () =>
    tf.tidy(() => {
      const { grads } = tf.variableGrads(loss, variables)
      for (const variable of variables) variable.assign(variable.sub(grads[variable.name].mul(learningRate)))
    })
}

function problem2(): () => void {
  const w = tf.variable(tf.tensor1d([Math.PI / 2, Math.PI]))
  const x = tf.tensor1d([2, 1])
  return stepper(() => w.sin().dot(x).neg().softplus().asScalar(), [w], 0.01)
}

function scalars(size: number): () => void {
  const { nodes } = scalarGraph(size)
  const variables = nodes
    .filter(({ op }) => op === 'parameter')
    .map(({ attributes }) => tf.variable(tf.scalar(attributes['value'] as number)))
  function forward(): tf.Scalar {
    const values: tf.Tensor[] = [...variables]
    const at = (id: string | null) => values[Number(id?.slice(1))]
    for (const { op, inputs } of nodes.slice(variables.length)) {
      if (op === 'sin') values.push(at(inputs[0]).sin())
      else if (op === 'tanh') values.push(at(inputs[0]).tanh())
      else if (op === 'add') values.push(at(inputs[0]).add(at(inputs[1])))
      else values.push(at(inputs[0]).mul(at(inputs[1])))
    }
    return values[values.length - 1].asScalar()
  }
  return () => tf.tidy(() => void tf.variableGrads(forward, variables))
}

function mlp(): () => void {
  const x = tf.randomNormal([64, 784])
  const labels = tf.oneHot(tf.range(0, 64, 1, 'int32').mod(tf.scalar(10, 'int32')), 10)
  const W1 = tf.variable(tf.randomNormal([784, 128], 0, 0.1))
  const b1 = tf.variable(tf.zeros([128]))
  const W2 = tf.variable(tf.randomNormal([128, 10], 0, 0.1))
  const b2 = tf.variable(tf.zeros([10]))
  const loss = () => {
    const z = x.matMul(W1).add(b1).relu().matMul(W2).add(b2)
    return tf
      .logSoftmax(z as tf.Tensor2D)
      .mul(labels)
      .sum(1)
      .mean()
      .neg()
      .asScalar()
  }
  return stepper(loss, [W1, b1, W2, b2], 0.01)
}

function convolutionSmall(): () => void {
  const x = tf.variable(tf.randomNormal<tf.Rank.R4>([4, 13, 13, 2]))
  const w = tf.variable(tf.randomNormal<tf.Rank.R4>([5, 5, 2, 1]))
  return () => tf.tidy(() => void tf.variableGrads(() => tf.conv2d(x, w, 2, 2).sum().asScalar(), [x, w]))
}
