/** An image that was decoded: red, green, blue and opacity of every pixel, 0 .. 255, row after row from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** What networks look at is a square of so many pixels. */
export const SIDE = 224;
