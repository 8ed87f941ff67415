; Said when Quotide is uninstalled, not when a new version takes its place: what is kept, and where.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_OK|MB_ICONINFORMATION "Quotide goes now. What it kept for you stays: $APPDATA\Quotide (history, settings). Delete this folder to leave no trace." /SD IDOK
  ${endIf}
!macroend
