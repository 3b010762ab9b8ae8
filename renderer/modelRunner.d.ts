/** Made by the build (scripts/lib/bundleRunner.mjs): texts of a bundle's programs by name. */
declare module 'virtual:model-runner' {
  const runner: Readonly<Record<string, string>>;
  export default runner;
}
