@echo off
rem Runs RepDyn from its distribution. JAVA_HOME chooses the Java; REPDYN_JAVA_OPTS adds options to it.
setlocal
set "REPDYN_HOME=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:+UseParallelGC -Xshare:auto %REPDYN_JAVA_OPTS% -cp "%REPDYN_HOME%\lib\*" org.repdyn.cli.Main %*
exit /b %ERRORLEVEL%
