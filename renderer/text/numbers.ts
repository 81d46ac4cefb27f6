import { formatNumber, formatTensor, type NumberFormat } from '../../shared/scene/format-number.ts'
import { texToPlain } from '../../shared/scene/plain.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'

/** A number in plain text as the canvas writes it in TeX: 0.1269, 2, 1.2e-7. */
export function formatPlain(value: number, format?: NumberFormat): string {
  return texToPlain(formatNumber(value, format)).replace(/^-/, '−')
}

/** A tensor on one line, abbreviated where it is long. */
export function formatTensorPlain(tensor: Tensor, format?: NumberFormat): string {
  return texToPlain(formatTensor(tensor, format))
}
