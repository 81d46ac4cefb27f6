/** Media type under which a dragged op carries its id. */
export const OP_MEDIA_TYPE = 'application/x-chainrule-op'
