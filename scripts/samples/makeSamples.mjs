export async function makeSamplesIfStale() {}
