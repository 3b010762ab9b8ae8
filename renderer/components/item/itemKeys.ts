import { useEffect, useRef } from 'react';

/** Takes a key for the item on the screen (scroll, zoom, play); true when it was used. */
export type ItemKeyHandler = (event: KeyboardEvent) => boolean;

/** Between the screen, which gets the keys, and the item view, which may want them. */
export interface ItemKeys {
  readonly handle: ItemKeyHandler;
  /** The view that is on the screen; returns how to leave again. */
  readonly offer: (handler: ItemKeyHandler) => () => void;
}

export function createItemKeys(): ItemKeys {
  let current: ItemKeyHandler | null = null;
  return {
    handle: (event) => current?.(event) ?? false,
    offer: (handler) => {
      current = handler;
      return () => {
        if (current === handler) current = null;
      };
    },
  };
}

/** Offers this view's keys to the screen. */
export function useItemKeys(keys: ItemKeys | undefined, handler: ItemKeyHandler): void {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => keys?.offer((event) => latest.current(event)), [keys]);
}

/** `+` and `-` make text larger and smaller. */
export function resizeByKey(event: KeyboardEvent, onSize: ((by: number) => void) | undefined): boolean {
  if (!onSize || event.ctrlKey || event.metaKey || event.altKey) return false;
  const by = { '+': 1, '=': 1, '-': -1 }[event.key];
  if (by === undefined) return false;
  onSize(by);
  return true;
}

/** Keys that scroll a long item. */
export function scrollByKey(event: KeyboardEvent, scroller: HTMLElement | null): boolean {
  if (!scroller || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  const page = scroller.clientHeight * 0.9;
  switch (event.key) {
    case 'ArrowDown':
      scroller.scrollBy({ top: 72 });
      return true;
    case 'ArrowUp':
      scroller.scrollBy({ top: -72 });
      return true;
    case 'PageDown':
      scroller.scrollBy({ top: page });
      return true;
    case 'PageUp':
      scroller.scrollBy({ top: -page });
      return true;
    case 'Home':
      scroller.scrollTo({ top: 0 });
      return true;
    case 'End':
      scroller.scrollTo({ top: scroller.scrollHeight });
      return true;
    default:
      return false;
  }
}
