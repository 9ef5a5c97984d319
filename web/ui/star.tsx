/** The one ornament: an eight-pointed star of two squares. */
export const Star = ({ size = 32 }: { size?: number }) => (
  <svg className="star" viewBox="6 6 88 88" width={size} height={size} aria-hidden="true">
    <path fill="none" stroke="currentColor" strokeWidth="4" d="M22 22h56v56H22zM50 10.4 89.6 50 50 89.6 10.4 50zM36 36h28v28H36z" />
  </svg>
)
