// A value of the API as a page waits for it.
import { useEffect, useState } from 'react';

export type Loaded<T> = { state: 'waiting' } | { state: 'ready'; value: T } | { state: 'failed'; error: unknown };

// `failed` hears of every error first; a page shows what is left to it.
export function useLoaded<T>(key: string, load: () => Promise<T>, failed: (error: unknown) => void): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'waiting' });
  useEffect(() => {
    let current = true;
    setLoaded({ state: 'waiting' });
    load().then(
      (value) => current && setLoaded({ state: 'ready', value }),
      (error: unknown) => {
        if (!current) return;
        failed(error);
        setLoaded({ state: 'failed', error });
      },
    );
    return () => {
      current = false;
    };
    // The key says what is loaded; `load` and `failed` are made anew with every drawing.
  }, [key]);
  return loaded;
}
