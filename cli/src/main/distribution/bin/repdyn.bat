@echo off
rem Runs RepDyn from its distribution. JAVA_HOME chooses the Java; REPDYN_JAVA_OPTS adds options to it.
setlocal
set "REPDYN_HOME=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
set "COLLECTOR=-XX:+UseParallelGC"
rem Java refuses a second garbage collector, so one of the user's replaces ours.
echo "%REPDYN_JAVA_OPTS%" | findstr /r "XX:+Use.*GC" >nul && set "COLLECTOR="
"%JAVA%" %COLLECTOR% -Xshare:auto %REPDYN_JAVA_OPTS% -cp "%REPDYN_HOME%\lib\*" org.repdyn.cli.Main %*
exit /b %ERRORLEVEL%
