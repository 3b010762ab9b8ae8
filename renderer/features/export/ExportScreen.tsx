export function ExportScreen() {
  return <p>ExportScreen</p>;
}
