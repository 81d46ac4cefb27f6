import { create } from 'zustand'

/** Whether the search for a node is open. */
export const useFindNode = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))
