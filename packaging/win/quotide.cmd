@echo off
rem The command `quotide` of an installed copy (see packaging/linux/quotide).
setlocal
set "QUOTIDE_EXTRA_CA_CERTS=%NODE_EXTRA_CA_CERTS%"
"%~dp0..\..\Quotide.exe" --no-sandbox --disable-gpu --log-level=3 --command -- %*
exit /b %ERRORLEVEL%
