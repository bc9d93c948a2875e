/** Plays on a stage, and closes it. */
export async function onStage<Stage extends { close(): Promise<void> }, T>(
  opening: Promise<Stage>,
  play: (stage: Stage) => Promise<T>,
): Promise<T> {
  const stage = await opening
  try {
    return await play(stage)
  } finally {
    await stage.close()
  }
}
