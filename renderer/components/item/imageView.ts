/** Sizes in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where an image lies in its frame: `scale` CSS pixels for each of its own, `x`, `y` its top left corner. */
export interface ImageView {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const LARGEST_SCALE = 64;
/** Small pictures are enlarged to be seen well, but not beyond what makes them a mosaic. */
const LARGEST_FIT = 8;

/** The whole image, centred. */
export function fitImage(image: Size, frame: Size): ImageView {
  const scale = Math.min(frame.width / image.width, frame.height / image.height, LARGEST_FIT);
  return centre(image, frame, scale);
}

/** Zooms by a factor and keeps the point of the frame (`at`) over the same spot of the image. Never smaller than half of the whole image. */
export function zoomImage(view: ImageView, options: { readonly factor: number; readonly at: { readonly x: number; readonly y: number }; readonly image: Size; readonly frame: Size }): ImageView {
  const { factor, at, image, frame } = options;
  const scale = Math.min(LARGEST_SCALE, Math.max(fitImage(image, frame).scale / 2, view.scale * factor));
  const ratio = scale / view.scale;
  return keepInside({ scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }, image, frame);
}

export function panImage(view: ImageView, by: { readonly x: number; readonly y: number }, image: Size, frame: Size): ImageView {
  return keepInside({ ...view, x: view.x + by.x, y: view.y + by.y }, image, frame);
}

/** One image pixel on one CSS pixel, around the centre. */
export function actualSize(image: Size, frame: Size): ImageView {
  return centre(image, frame, 1);
}

function centre(image: Size, frame: Size, scale: number): ImageView {
  return { scale, x: (frame.width - image.width * scale) / 2, y: (frame.height - image.height * scale) / 2 };
}

/** An image cannot be dragged out of sight: it stays centred along a side on which it fits, and fills the frame otherwise. */
function keepInside(view: ImageView, image: Size, frame: Size): ImageView {
  const along = (place: number, length: number, room: number) => (length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, place)));
  return { scale: view.scale, x: along(view.x, image.width * view.scale, frame.width), y: along(view.y, image.height * view.scale, frame.height) };
}
