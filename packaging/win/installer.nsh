; Said when Quotide is uninstalled, not when a new version takes its place: what is kept, and where.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_OK|MB_ICONINFORMATION "Quotide goes now. What it kept for you stays: $APPDATA\Quotide (history, settings). Delete this folder to leave no trace." /SD IDOK
    ; What the app has registered: what a click on a notification starts, and its start at login.
    DeleteRegKey HKCU "Software\Classes\CLSID\{6F1B2C52-8A35-4D0B-9C1E-3D7E5A42B9F7}"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "io.quotide.app"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "io.quotide.app"
  ${endIf}
!macroend
