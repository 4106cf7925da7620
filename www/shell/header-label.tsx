import type { ComponentChildren } from 'preact';

/** Words on a button of the header; on a phone there is room for an icon only. */
export function HeaderLabel({ icon, text }: { icon: ComponentChildren; text: string }) {
  return (
    <>
      <span class="header-icon">{icon}</span>
      <span class="header-text">{text}</span>
    </>
  );
}
