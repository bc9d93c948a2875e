import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // On two cores: the integration tests wait for processes and timers of their own more than they compute.
    maxWorkers: 3,
  },
})
