import { type BackendFactory, type IQueueBackend, setDefaultBackendFactory } from 'bullmq'

/**
 * Makes a BullMQ object on a backend. A factory given to its constructor would change the type of Queue for everybody
 * who uses one.
 */
export function onBackend<Made, Connection>(
  factory: BackendFactory<IQueueBackend, Connection>,
  make: () => Made,
): Made {
  setDefaultBackendFactory<IQueueBackend, Connection>(factory)
  try {
    return make()
  } finally {
    setDefaultBackendFactory()
  }
}
