/** What the clinic looks at: a case of the gallery, a run of the laboratory or a curve from a file. */
import { create } from 'zustand'
import type { LossCurve } from '../../shared/diagnosis/curve.ts'
import type { Diagnosis } from '../../shared/diagnosis/diagnose.ts'
import { GALLERY, type GalleryCase, type Knobs } from '../../shared/diagnosis/gallery.ts'
import type { RemedyId } from '../../shared/diagnosis/remedies.ts'
import type { Training } from '../../shared/document/document.ts'
import type { Problem } from '../../shared/problem/problem.ts'

export type ClinicSource = 'gallery' | 'run' | 'file'

/** A curve with what is said about it. */
export interface Examined {
  readonly curve: LossCurve
  readonly diagnosis: Diagnosis
  /** Single batches, behind the means over epochs. */
  readonly batchesPerEpoch: number
}

interface ClinicState {
  readonly source: ClinicSource
  readonly caseId: GalleryCase['id']
  /** Per case, what was changed about it. */
  readonly knobs: Readonly<Record<string, Knobs>>
  /** The remedy that is tried on the case of the gallery. */
  readonly remedy: { readonly id: RemedyId; readonly change: Training } | null
  readonly sick: Examined | null
  readonly cured: Examined | null
  readonly csv: string
  readonly problems: readonly Problem[]
}

export const useClinic = create<ClinicState>(() => ({
  source: 'gallery',
  caseId: GALLERY[0].id,
  knobs: {},
  remedy: null,
  sick: null,
  cured: null,
  csv: '',
  problems: [],
}))

export const readClinic = useClinic.getState
export const changeClinic = (change: Partial<ClinicState>): void => useClinic.setState(change)

export function caseOf(id: GalleryCase['id']): GalleryCase {
  return GALLERY.find((known) => known.id === id) ?? GALLERY[0]
}
