// One page: its title in the window and in the h1, which gets the focus when the page comes up, so that a screen reader says where it is.
import { useEffect, useRef, type ReactNode } from 'react';

export function Page({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Buzón IMSS`;
    heading.current?.focus();
  }, [title]);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

export const Waiting = ({ what }: { what: string }) => (
  <p role="status" className="waiting">
    {what}
  </p>
);
