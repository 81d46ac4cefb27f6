/** Whether panels show numbers as they were computed, with all digits and all noise, instead of rounded. */
import { create } from 'zustand'
import { DEFAULT_DECIMALS } from '../../shared/notation/number.ts'
import { formatPlain } from '../text/numbers.ts'
import { useDocument } from './document.ts'

export const useRawNumbers = create<{ readonly isRaw: boolean }>(() => ({ isRaw: false }))

export function showRawNumbers(isRaw: boolean): void {
  useRawNumbers.setState({ isRaw })
}

/** How panels write a number: to the decimals of the document, or as it was computed. */
export function useNumberFormat(): (value: number, scale?: number) => string {
  const decimals = useDocument(({ document }) => document.settings?.decimals ?? DEFAULT_DECIMALS)
  const isRaw = useRawNumbers(({ isRaw }) => isRaw)
  return isRaw ? String : (value, scale = 0) => formatPlain(value, { decimals, scale })
}
