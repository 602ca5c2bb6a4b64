# For `cpack --config`: the installer of the desktop program for Windows (NSIS), of a folder that windeployqt completed.
# docs/install.md says what was tried.
#   cpack --config packaging/windows/cpack.cmake -G NSIS -D CPACK_PACKAGE_VERSION=… -D CPACK_INSTALLED_DIRECTORIES=<folder>;. -B <where to>
set(CPACK_PACKAGE_NAME Hearthbook)
set(CPACK_PACKAGE_VENDOR Hearthbook)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Metadata of a smart home")
set(CPACK_PACKAGE_DESCRIPTION "Desktop program for the metadata of a smart home")
set(CPACK_PACKAGE_INSTALL_DIRECTORY Hearthbook)
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_LIST_DIR}/../../LICENSE)
set(CPACK_CMAKE_GENERATOR Ninja)
set(CPACK_SET_DESTDIR OFF)
set(CPACK_NSIS_DISPLAY_NAME Hearthbook)
set(CPACK_NSIS_PACKAGE_NAME Hearthbook)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON) # an upgrade leaves nothing of the former version
set(CPACK_NSIS_MODIFY_PATH OFF)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin\\\\hearthbook.exe)
set(CPACK_NSIS_MENU_LINKS bin/hearthbook.exe Hearthbook)
set(CPACK_NSIS_EXECUTABLES_DIRECTORY bin)
set(CPACK_PACKAGE_EXECUTABLES hearthbook Hearthbook)
