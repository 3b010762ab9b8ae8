/** Puts the focus on the item, so that Space skips and does not press what was clicked last. */
export function focusStage(): void {
  document.querySelector<HTMLElement>('[data-label-stage]')?.focus({ preventScroll: true });
}
