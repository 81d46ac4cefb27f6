/** Numbers taken elsewhere with every digit: to the clipboard as text, to a file for NumPy. */
import { writeTable, type TableFormat } from '../../shared/export/tables/table.ts'
import type { Tensor } from '../../shared/tensor/tensor.ts'
import { copyText, saveAsFile } from './copy-text.ts'

export async function copyNumbers(numbers: Tensor, format: Exclude<TableFormat, 'npy'>): Promise<void> {
  await copyText(writeTable(numbers, format))
}

/** @param name of the file, without its extension */
export async function saveNumbers(name: string, numbers: Tensor): Promise<void> {
  await saveAsFile(`${name}.npy`, 'application/octet-stream', new Uint8Array(writeTable(numbers, 'npy')))
}
