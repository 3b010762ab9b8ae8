/**
 * How a camera was held: the EXIF orientation of a JPEG image, 1 .. 8; 1, upright, where it says nothing.
 * Reference: CIPA DC-008, "Exchangeable image file format for digital still cameras", tag 0x0112.
 */
export function readOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda; at += 2 + view.getUint16(at + 2)) {
      // "Exif" and two zeros; what follows has the form of a TIFF file.
      if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) return readTag(view, at + 10);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

function readTag(view: DataView, start: number): number {
  const little = view.getUint16(start) === 0x4949;
  const folder = start + view.getUint32(start + 4, little);
  for (let entry = 0; entry < view.getUint16(folder, little); entry += 1) {
    const at = folder + 2 + entry * 12;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}
