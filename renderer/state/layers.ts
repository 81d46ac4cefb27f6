import { useShallow } from 'zustand/react/shallow'
import type { Document, Layers } from '../../shared/document/document.ts'
import { useDocument } from './document.ts'

export type Layer = 'shapes' | 'values' | 'locals' | 'gradients'

export const LAYERS: readonly Layer[] = ['shapes', 'values', 'locals', 'gradients']

/** Which layers of the drawing are on; every layer is unless the document says otherwise. */
export function readLayers({ settings }: Document): Readonly<Record<Layer, boolean>> {
  const layers: Layers = settings?.layers ?? {}
  const isOn = (layer: Layer) => layers[layer] ?? true
  return { shapes: isOn('shapes'), values: isOn('values'), locals: isOn('locals'), gradients: isOn('gradients') }
}

export function useLayers(): Readonly<Record<Layer, boolean>> {
  return useDocument(useShallow(({ document }) => readLayers(document)))
}
