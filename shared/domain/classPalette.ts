/**
 * Okabe and Ito's colours, told apart with any kind of colour vision, without black, which is the ink.
 * Source: M. Okabe, K. Ito, "Color Universal Design", 2008.
 */
const OKABE_ITO: readonly string[] = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442'];

/** Turning the hue by the golden angle (degrees) keeps any number of colours apart from their neighbours. */
const GOLDEN_ANGLE = 137.508;
const SATURATIONS = [0.55, 0.75, 0.4];
const LIGHTNESSES = [0.45, 0.62, 0.32];

/** Colour (`#rrggbb`) of the class at `index` (0-based): Okabe-Ito first, then generated ones. Colour is never the only sign of a class. */
export function getClassColor(index: number): string {
  const fixed = OKABE_ITO[index];
  if (fixed !== undefined) return fixed;
  const extra = index - OKABE_ITO.length;
  return toHex((20 + extra * GOLDEN_ANGLE) % 360, SATURATIONS[extra % SATURATIONS.length]!, LIGHTNESSES[Math.floor(extra / 3) % LIGHTNESSES.length]!);
}

/** HSL (degrees, shares) as `#rrggbb`. */
function toHex(hue: number, saturation: number, lightness: number): string {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number) => {
    const place = (offset + hue / 30) % 12;
    const share = lightness - chroma * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
