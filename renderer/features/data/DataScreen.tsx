export function DataScreen() {
  return <p>DataScreen</p>;
}
