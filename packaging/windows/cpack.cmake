# For `cpack --config`: the installer of the desktop program for Windows (NSIS), of a folder that windeployqt completed. Both paths absolute:
#   cpack --config packaging/windows/cpack.cmake -G NSIS -D "CPACK_INSTALLED_DIRECTORIES=<folder>;." -B <where to>
# scripts/check-windows.sh does it, and docs/install.md says what was tried. What include(CPack) presets must be set here: without
# its key in the registry, the uninstaller would remove the entries of all programs.
include(${CMAKE_CURRENT_LIST_DIR}/../cmake/recipe.cmake)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Metadata of a smart home")
set(CPACK_PACKAGE_FILE_NAME hearthbook-${CPACK_PACKAGE_VERSION}-windows-x86_64)
set(CPACK_PACKAGE_INSTALL_DIRECTORY Hearthbook)
set(CPACK_PACKAGE_INSTALL_REGISTRY_KEY Hearthbook)
set(CPACK_NSIS_INSTALL_ROOT $PROGRAMFILES64)
set(CPACK_NSIS_UNINSTALL_NAME Uninstall)
set(CPACK_NSIS_DISPLAY_NAME Hearthbook)
set(CPACK_NSIS_PACKAGE_NAME Hearthbook)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON) # an upgrade leaves nothing of the former version
set(CPACK_NSIS_DEFINES "InstallDirRegKey HKLM Software\\Hearthbook\\Hearthbook \"\"") # and takes the folder of the former
# The uninstaller of CPack misses links in a menu folder of another name, and leaves an empty key.
set(CPACK_NSIS_DELETE_ICONS_EXTRA "Delete \"$SMPROGRAMS\\$MUI_TEMP\\Hearthbook.lnk\"")
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "DeleteRegKey SHCTX Software\\Hearthbook\\Hearthbook
  DeleteRegKey /ifempty SHCTX Software\\Hearthbook")
set(CPACK_NSIS_MUI_ICON ${CMAKE_CURRENT_LIST_DIR}/../../resources/icons/hearthbook.ico)
set(CPACK_NSIS_MUI_UNIICON ${CPACK_NSIS_MUI_ICON})
set(CPACK_NSIS_MANIFEST_DPI_AWARE ON)
set(CPACK_NSIS_MODIFY_PATH OFF)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\hearthbook.exe)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_PACKAGE_EXECUTABLES hearthbook Hearthbook)
