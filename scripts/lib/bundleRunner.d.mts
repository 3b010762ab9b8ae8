export function bundleRunner(root: string): Promise<Record<string, string>>;
export function modelRunner(root: string): { name: string; resolveId: (id: string) => string | null; load: (id: string) => Promise<string | null> };
