// What was just done, read out; and where the reading goes on when what had the focus went away with it.
import { useEffect, useRef } from 'react';

export function Said({ text }: { text: string }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (text && document.activeElement === document.body) line.current?.focus();
  }, [text]);
  return (
    <p role="status" tabIndex={-1} ref={line} className={text ? 'notice' : 'only-read'}>
      {text}
    </p>
  );
}
