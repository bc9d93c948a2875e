/** Lets in as many at a time as there is room for, in the order in which they came. */
export interface Places {
  /** @returns what gives the place back; harmless when called twice */
  take(): Promise<() => void>
}

export function places(room: () => number): Places {
  let taken = 0
  const line: (() => void)[] = []

  function admit() {
    while (taken < room()) {
      const next = line.shift()
      if (!next) return
      taken += 1
      next()
    }
  }
  function place() {
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      taken -= 1
      admit()
    }
  }
  return {
    take: () =>
      new Promise((resolve) => {
        line.push(() => resolve(place()))
        admit()
      }),
  }
}
