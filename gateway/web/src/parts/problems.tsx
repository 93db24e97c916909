// What went wrong and how to mend it, said once, at the top, with the focus on it; links lead to the field at fault.
import { useEffect, useRef } from 'react';
import type { Message } from '../texts';

export interface Problem extends Message {
  field?: string;
}

export function Problems({ title, list }: { title: string; list: Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.length) box.current?.focus();
  }, [list]);
  if (!list.length) return null;
  return (
    <div className="problems" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {list.map(({ what, remedy, field }) => (
          <li key={what}>
            {field ? <a href={`#${field}`}>{what}</a> : <strong>{what}</strong>} {remedy}
          </li>
        ))}
      </ul>
    </div>
  );
}
