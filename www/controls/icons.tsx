import type { ComponentChildren } from 'preact';

/** One picture of 20 x 20 in the colour of the text; its name is said by whoever shows it. */
function Icon({ children, solid }: { children: ComponentChildren; solid?: boolean }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
      fill={solid ? 'currentColor' : 'none'}
      stroke={solid ? 'none' : 'currentColor'}
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {children}
    </svg>
  );
}

export const PlayIcon = () => (
  <Icon solid>
    <path d="M6 3.5v13l11-6.5z" />
  </Icon>
);
export const PauseIcon = () => (
  <Icon solid>
    <path d="M5 4h3.5v12H5zM11.5 4H15v12h-3.5z" />
  </Icon>
);
export const NextEventIcon = () => (
  <Icon>
    <path d="M7 4.5l6 5.5-6 5.5" />
  </Icon>
);
export const BackEventIcon = () => (
  <Icon>
    <path d="M13 4.5L7 10l6 5.5" />
  </Icon>
);
export const NextRoundIcon = () => (
  <Icon>
    <path d="M4.5 4.5l5.5 5.5-5.5 5.5M10.5 4.5L16 10l-5.5 5.5" />
  </Icon>
);
export const BackRoundIcon = () => (
  <Icon>
    <path d="M15.5 4.5L10 10l5.5 5.5M9.5 4.5L4 10l5.5 5.5" />
  </Icon>
);
export const StartIcon = () => (
  <Icon>
    <path d="M5 4.5v11M15.5 4.5L8.5 10l7 5.5z" />
  </Icon>
);
export const EndIcon = () => (
  <Icon>
    <path d="M15 4.5v11M4.5 4.5l7 5.5-7 5.5z" />
  </Icon>
);
export const LoopIcon = () => (
  <Icon>
    <path d="M4 9.5V8a2.5 2.5 0 012.5-2.500H15M12.5 3L15 5.5 12.5 8M16 10.500V12a2.5 2.5 0 01-2.5 2.500H5M7.5 17L5 14.5 7.5 12" />
  </Icon>
);
export const SelectIcon = () => (
  <Icon>
    <path d="M5 3l10.5 7.2-4.6.9-2.3 4.400z" />
  </Icon>
);
export const DrawIcon = () => (
  <Icon>
    <rect x="3.5" y="5" width="13" height="10" stroke-dasharray="2.5 2.2" />
    <path d="M10 7.500v5M7.5 10h5" />
  </Icon>
);
export const PanIcon = () => (
  <Icon>
    <path d="M10 2.500v15M2.5 10h15M7.5 5L10 2.5 12.5 5M7.5 15l2.5 2.5 2.5-2.500M5 7.500L2.5 10 5 12.500M15 7.500l2.5 2.5-2.5 2.5" />
  </Icon>
);
export const UndoIcon = () => (
  <Icon>
    <path d="M7 4L3.5 7.5 7 11M3.5 7.500H12a4.5 4.5 0 010 9H8" />
  </Icon>
);
export const RedoIcon = () => (
  <Icon>
    <path d="M13 4l3.5 3.500L13 11M16.5 7.500H8a4.5 4.5 0 000 9h4" />
  </Icon>
);
export const FitIcon = () => (
  <Icon>
    <path d="M3.5 7V3.500H7M13 3.500h3.500V7M16.5 13v3.500H13M7 16.500H3.500V13" />
  </Icon>
);
export const ZoomInIcon = () => (
  <Icon>
    <path d="M10 5v10M5 10h10" />
  </Icon>
);
export const ZoomOutIcon = () => (
  <Icon>
    <path d="M5 10h10" />
  </Icon>
);
export const DuplicateIcon = () => (
  <Icon>
    <rect x="3.5" y="3.5" width="9" height="9" />
    <path d="M7.5 16.500h9v-9" />
  </Icon>
);
export const DeleteIcon = () => (
  <Icon>
    <path d="M4 6h12M8 6V4h4v2M6 6l.700 10.500h6.600L14 6M8.7 9v4.500M11.3 9v4.5" />
  </Icon>
);
export const SwapIcon = () => (
  <Icon>
    <path d="M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="3.5" />
    <path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.300l1.5 1.500M14.2 14.200l1.5 1.500M4.3 15.700l1.5-1.500M14.2 5.800l1.5-1.5" />
  </Icon>
);
export const MoonIcon = () => (
  <Icon>
    <path d="M15.5 12.500A6.5 6.5 0 017.5 4.500a6.5 6.5 0 108 8z" />
  </Icon>
);
export const HelpIcon = () => (
  <Icon>
    <path d="M7 7.500a3 3 0 115 2.200c-1.2.9-2 1.5-2 2.800M10 15.500v.100" />
  </Icon>
);
export const ScenesIcon = () => (
  <Icon>
    <path d="M3.5 3.500h5.500v5.500h-5.500zM11 3.500h5.500v5.500H11zM3.5 11h5.500v5.500h-5.500zM11 11h5.500v5.500H11z" />
  </Icon>
);
export const OpenIcon = () => (
  <Icon>
    <path d="M3.5 15.500v-11h4.500l1.500 2h7v9z" />
  </Icon>
);
export const ShareIcon = () => (
  <Icon>
    <path d="M10 12.500V3M6.5 6L10 2.700 13.500 6M5 9.500H3.800v7h12.400v-7H15" />
  </Icon>
);
export const PreviousIcon = BackEventIcon;
export const NextIcon = NextEventIcon;
