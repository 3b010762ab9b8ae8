import { useElementSize, useMergedRef } from '@mantine/hooks';
import { IconArrowsMaximize, IconBrightness, IconContrast, IconMinus, IconPlus, IconSquareNumber1 } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { actualSize, fitImage, type ImageView, panImage, type Size, zoomImage } from './imageView';
import classes from './ImageItem.module.css';
import { type ItemKeys, useItemKeys } from './itemKeys';
import { ItemTool } from './ItemTool';
import { findMediaFailure, type MediaFailure } from './mediaFailure';
import { MediaProblem } from './MediaProblem';

export interface ImageItemProps {
  readonly itemId: number;
  readonly name: string;
  readonly url: string;
  readonly keys?: ItemKeys;
}

/** What is known of the image of one address. */
type Loaded = { readonly url: string } & ({ readonly size: Size } | { readonly failure: MediaFailure });

const PAN_STEP = 80;
const PLAIN = { brightness: 100, contrast: 100 };

/** An image: whole at first; zoom, pan, real size, brightness and contrast. The light settings stay for the next image. */
export function ImageItem({ itemId, name, url, keys }: ImageItemProps) {
  const { ref: sizeRef, width, height } = useElementSize<HTMLDivElement>();
  const frameRef = useRef<HTMLDivElement>(null);
  const frameRefs = useMergedRef(sizeRef, frameRef);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [moved, setMoved] = useState<{ readonly itemId: number; readonly view: ImageView } | null>(null);
  const [light, setLight] = useState(PLAIN);
  const [attempt, setAttempt] = useState(0);

  const known = loaded?.url === url ? loaded : null;
  const image = known && 'size' in known ? known.size : null;
  const frame = { width, height };
  const isReady = image !== null && width > 0;
  const fitted = isReady ? fitImage(image, frame) : null;
  const view = moved?.itemId === itemId ? moved.view : fitted;
  const setView = (next: ImageView | null) => setMoved(next && { itemId, view: next });
  const zoom = (factor: number, at = { x: width / 2, y: height / 2 }) => isReady && view && setView(zoomImage(view, { factor, at, image, frame }));
  const pan = (x: number, y: number) => isReady && view && setView(panImage(view, { x, y }, image, frame));
  const toggleActual = () => isReady && setView(moved?.itemId === itemId ? null : actualSize(image, frame));
  const change = (what: keyof typeof PLAIN, by: number) => setLight({ ...light, [what]: Math.min(300, Math.max(20, light[what] + by)) });

  useItemKeys(keys, (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const action = KEY_ACTIONS[event.shiftKey && event.key.startsWith('Arrow') ? `shift+${event.key}` : event.key];
    if (!action) return false;
    action({ zoom, pan, toggleActual, change, reset: () => setLight(PLAIN) });
    return true;
  });
  useWheel(frameRef, (event, at) => zoom(Math.exp(-event.deltaY * 0.0015), at));
  const drag = useDrag(pan);

  return (
    <div className={classes.item}>
      <div ref={frameRefs} className={classes.frame} data-can-pan={(view && fitted && view.scale > fitted.scale) || undefined} {...drag} role="region" aria-label="Item" tabIndex={0} onDoubleClick={toggleActual}>
        {known && 'failure' in known ? (
          <MediaProblem what="image" name={name} failure={known.failure} onRetry={() => { setLoaded(null); setAttempt(attempt + 1); }} />
        ) : (
          <img
            key={attempt}
            src={url}
            alt={name}
            decoding="sync"
            draggable={false}
            className={classes.image}
            data-pixelated={(moved && view && view.scale >= 8) || undefined}
            style={{ visibility: view ? 'visible' : 'hidden', transform: view ? `translate(${view.x}px, ${view.y}px) scale(${view.scale})` : undefined, filter: light === PLAIN ? undefined : `brightness(${light.brightness}%) contrast(${light.contrast}%)` }}
            ref={(element) => {
              // an image that is in memory already is measured before the frame is painted
              if (element?.complete && element.naturalWidth > 0 && known === null && element.currentSrc === url) setLoaded({ url, size: sizeOf(element) });
            }}
            onLoad={(event) => setLoaded({ url, size: sizeOf(event.currentTarget) })}
            onError={() => void findMediaFailure(url).then((failure) => setLoaded({ url, failure }))}
          />
        )}
      </div>
      <div className={classes.tools} role="toolbar" aria-label="Image">
        <ItemTool label="Zoom out" keys="-" icon={IconMinus} onClick={() => zoom(1 / 1.25)} />
        <span className={classes.figure}>{view ? `${Math.round(view.scale * 100)}%` : ''}</span>
        <ItemTool label="Zoom in" keys="+" icon={IconPlus} onClick={() => zoom(1.25)} />
        <ItemTool label={moved?.itemId === itemId ? 'Whole image' : 'Real size'} keys="0" icon={moved?.itemId === itemId ? IconArrowsMaximize : IconSquareNumber1} onClick={toggleActual} />
        <span className={classes.gap} />
        <ItemTool label="Darker" keys="[" icon={IconBrightness} onClick={() => change('brightness', -10)} />
        <span className={classes.figure}>{light.brightness}%</span>
        <ItemTool label="Brighter" keys="]" icon={IconBrightness} onClick={() => change('brightness', 10)} />
        <ItemTool label="Less contrast" keys="{" icon={IconContrast} onClick={() => change('contrast', -10)} />
        <span className={classes.figure}>{light.contrast}%</span>
        <ItemTool label="More contrast" keys="}" icon={IconContrast} onClick={() => change('contrast', 10)} />
        <span className={classes.gap} />
        <span className={classes.figure}>{image ? `${image.width} × ${image.height}` : ''}</span>
      </div>
    </div>
  );
}

interface Actions {
  readonly zoom: (factor: number) => void;
  readonly pan: (x: number, y: number) => void;
  readonly toggleActual: () => void;
  readonly change: (what: keyof typeof PLAIN, by: number) => void;
  readonly reset: () => void;
}

const KEY_ACTIONS: Readonly<Record<string, (actions: Actions) => void>> = {
  '+': ({ zoom }) => zoom(1.25),
  '=': ({ zoom }) => zoom(1.25),
  '-': ({ zoom }) => zoom(1 / 1.25),
  '0': ({ toggleActual }) => toggleActual(),
  '[': ({ change }) => change('brightness', -10),
  ']': ({ change }) => change('brightness', 10),
  '{': ({ change }) => change('contrast', -10),
  '}': ({ change }) => change('contrast', 10),
  '\\': ({ reset }) => reset(),
  'shift+ArrowLeft': ({ pan }) => pan(PAN_STEP, 0),
  'shift+ArrowRight': ({ pan }) => pan(-PAN_STEP, 0),
  'shift+ArrowUp': ({ pan }) => pan(0, PAN_STEP),
  'shift+ArrowDown': ({ pan }) => pan(0, -PAN_STEP),
};

const sizeOf = (element: HTMLImageElement): Size => ({ width: element.naturalWidth, height: element.naturalHeight });

/** The wheel zooms instead of scrolling: React's own wheel listeners cannot prevent that. */
function useWheel(ref: React.RefObject<HTMLDivElement | null>, onWheel: (event: WheelEvent, at: { x: number; y: number }) => void): void {
  const latest = useRef(onWheel);
  useEffect(() => {
    latest.current = onWheel;
  });
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const listener = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      latest.current(event, { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    element.addEventListener('wheel', listener, { passive: false });
    return () => element.removeEventListener('wheel', listener);
  }, [ref]);
}

function useDrag(pan: (x: number, y: number) => void) {
  const last = useRef<{ x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: React.PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0 || (event.target as HTMLElement).closest('button')) return;
      last.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: React.PointerEvent) => {
      if (!last.current) return;
      pan(event.clientX - last.current.x, event.clientY - last.current.y);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: () => {
      last.current = null;
    },
    onPointerCancel: () => {
      last.current = null;
    },
  };
}
