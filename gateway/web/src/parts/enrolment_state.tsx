// The state of a mailbox as both of its pages show it: read again after each change, and while a code is on its way.
import { useCallback, useEffect, useRef, useState } from 'react';
import { enrolment, type Enrolment } from '../api/client';
import type { Session } from '../session';
import type { Loaded } from './load';

const AGAIN_MS = 3000;

export function useEnrolment(session: Session, owner: string, failed: (error: unknown) => void) {
  const [loaded, setLoaded] = useState<Loaded<Enrolment>>({ state: 'waiting' });
  const [said, setSaid] = useState('');
  const [round, setRound] = useState(0);
  const news = useRef(''); // said once what it speaks of can be seen
  useEffect(() => {
    setLoaded({ state: 'waiting' });
    setSaid('');
  }, [owner]);
  useEffect(() => {
    let current = true;
    enrolment(session.token, owner).then(
      (value) => {
        if (!current) return;
        setLoaded({ state: 'ready', value });
        if (news.current) setSaid(news.current);
        news.current = '';
      },
      (error: unknown) => {
        if (!current) return;
        failed(error);
        setLoaded((before) => (before.state === 'ready' ? before : { state: 'failed', error }));
      },
    );
    return () => {
      current = false;
    };
  }, [session.token, owner, round]);
  const waiting = loaded.state === 'ready' && loaded.value.medios.some((one) => one.codigo === 'en-camino');
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setRound((n) => n + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [waiting, round]);
  const changed = useCallback((what: string): void => {
    setSaid('');
    news.current = what;
    setRound((n) => n + 1);
  }, []);
  return { loaded, said, changed };
}
