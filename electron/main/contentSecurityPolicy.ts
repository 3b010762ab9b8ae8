/**
 * Sent with every response of the app's own scheme. Each loosening has its reason in docs/decisions/005-security.md:
 * inline styles (Mantine and AG Grid write style elements and attributes), `blob:` workers and images (audio and pictures
 * decoded in the page), `data:` images and fonts (icons inside style sheets).
 */
export const CONTENT_SECURITY_POLICY = policy("'self'");

/** A worker obeys the policy its own script came with: the one that trains compiles WebAssembly, which the page may not. */
export const WORKER_SECURITY_POLICY = policy("'self' 'wasm-unsafe-eval'");

function policy(scripts: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: media:",
    "media-src media: blob:",
    "font-src 'self' data:",
    "connect-src 'self' media: data: blob:",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
