/** What is asked of the search for weak slices where nobody says otherwise. `alpha` is near 1, so that slices of a few per cent of the items can score. */
export const SLICE_SEARCH = { maxDepth: 3, alpha: 0.98, top: 20 } as const;
