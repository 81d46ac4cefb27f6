/** Connecting by the keyboard: every port that can take the value shows a letter, and typing it draws the wire. */
import { create } from 'zustand'
import type { Point } from '../../shared/scene/geometry.ts'
import type { WireTarget } from '../../shared/document/wiring.ts'

export interface LetteredPort extends WireTarget {
  readonly letters: string
  /** Name of the port, as it is read aloud. */
  readonly name: string
  /** In the drawing. */
  readonly position: Point
}

interface ConnectLetters {
  /** The node whose value is given; `null` while nothing is being connected. */
  readonly from: string | null
  readonly ports: readonly LetteredPort[]
  /** What was typed of a name of two letters. */
  readonly typed: string
}

const OFF: ConnectLetters = { from: null, ports: [], typed: '' }

export const useConnectLetters = create<ConnectLetters>(() => OFF)

export function startConnecting(from: string, ports: readonly LetteredPort[]): void {
  useConnectLetters.setState({ from, ports, typed: '' })
}

export function stopConnecting(): void {
  useConnectLetters.setState(OFF)
}

/** Names for `count` ports: one letter each while the alphabet lasts, else two. */
export function nameByLetters(count: number): readonly string[] {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz']
  if (count <= alphabet.length) return alphabet.slice(0, count)
  return alphabet.flatMap((first) => alphabet.map((second) => first + second)).slice(0, count)
}
