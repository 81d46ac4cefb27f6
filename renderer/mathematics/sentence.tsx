import { Mathematics } from './mathematics.tsx'
import { speakTex } from '../text/spoken.ts'

/** A sentence with TeX between dollar signs. */
export function Sentence({ text, size = 14 }: { readonly text: string; readonly size?: number }) {
  return text
    .split('$')
    .map((part, index) =>
      index % 2 === 0 ? part : <Mathematics key={index} tex={part} size={size} label={speakTex(part)} />,
    )
}
