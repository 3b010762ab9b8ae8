export function LabelScreen() {
  return <p>LabelScreen</p>;
}
