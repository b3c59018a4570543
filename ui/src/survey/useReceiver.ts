import { useEffect, useState } from 'react'

/** A position as the device gives it; accuracy is the radius it is 95 % sure of, metres, horizontal. */
export interface Position {
  lon: number
  lat: number
  accuracy: number | null
  at: string
}

export type Receiver =
  | { state: 'off' }
  | { state: 'searching' }
  | { state: 'position'; position: Position }
  | { state: 'failed'; reason: 'denied' | 'unavailable' | 'timeout' | 'missing' }

/** Follows the device's receiver while `on`. Times are the receiver's own, not the page's. */
export function useReceiver(on: boolean): Receiver {
  const [receiver, setReceiver] = useState<Receiver>({ state: 'off' })
  useEffect(() => {
    if (!on) {
      setReceiver({ state: 'off' })
      return
    }
    if (!navigator.geolocation) {
      setReceiver({ state: 'failed', reason: 'missing' })
      return
    }
    setReceiver({ state: 'searching' })
    const watch = navigator.geolocation.watchPosition(
      ({ coords, timestamp }) =>
        setReceiver({
          state: 'position',
          position: {
            lon: coords.longitude,
            lat: coords.latitude,
            accuracy: Number.isFinite(coords.accuracy) && coords.accuracy > 0 ? coords.accuracy : null,
            at: new Date(timestamp).toISOString(),
          },
        }),
      error =>
        setReceiver({
          state: 'failed',
          reason:
            error.code === error.PERMISSION_DENIED
              ? 'denied'
              : error.code === error.TIMEOUT
                ? 'timeout'
                : 'unavailable',
        }),
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [on])
  return receiver
}
