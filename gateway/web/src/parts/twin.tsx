// The document to read, in a frame that can run nothing and lead nowhere. The frame inherits this page's policy, which admits no inline
// style, so the document's own sheet is adopted from here instead of being let through.
import { useEffect, useRef, useState } from 'react';

interface Twin {
  html: string;
  styles: string;
}

// By text: even a document that is only parsed counts as an attempt at an inline style.
function split(source: string): Twin {
  const styles: string[] = [];
  const html = source.replace(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, sheet: string) => {
    styles.push(sheet);
    return '';
  });
  return { html, styles: styles.join('\n') };
}

export function TwinFrame({ source, title }: { source: string; title: string }) {
  const [twin] = useState(() => split(source));
  const [height, setHeight] = useState(600);
  const frame = useRef<HTMLIFrameElement>(null);
  // No selector matches a frame in which the focus is, so it is marked: this window loses the focus to it.
  const [reading, setReading] = useState(false);
  useEffect(() => {
    const moved = (): void => setReading(document.activeElement === frame.current);
    window.addEventListener('blur', moved);
    window.addEventListener('focus', moved);
    return () => {
      window.removeEventListener('blur', moved);
      window.removeEventListener('focus', moved);
    };
  }, []);
  const dress = (): void => {
    const document = frame.current?.contentDocument;
    const inside = frame.current?.contentWindow as (Window & typeof globalThis) | null | undefined;
    if (!document || !inside) return;
    const sheet = new inside.CSSStyleSheet();
    sheet.replaceSync(twin.styles);
    document.adoptedStyleSheets = [sheet];
    // The body's own height: the root's is never less than the frame's. Two more are the border's.
    const fit = (): void => setHeight(Math.ceil(document.body.getBoundingClientRect().height) + 2);
    fit();
    new ResizeObserver(fit).observe(document.body);
  };
  return (
    <iframe
      ref={frame}
      className={reading ? 'twin reading' : 'twin'}
      title={title}
      sandbox="allow-same-origin"
      srcDoc={twin.html}
      height={height}
      onLoad={dress}
    />
  );
}
