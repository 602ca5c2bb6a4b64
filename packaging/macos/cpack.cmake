# For `cpack --config`: the disk image of the desktop program for macOS (DragNDrop), of a folder with the bundle that macdeployqt completed.
# docs/install.md says what was tried.
#   cpack --config packaging/macos/cpack.cmake -G DragNDrop -D "CPACK_INSTALLED_DIRECTORIES=<folder>;." -B <where to>
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/../../CMakeLists.txt project REGEX "^project\\(hearthbook VERSION ")
string(REGEX MATCH "[0-9.]+" CPACK_PACKAGE_VERSION "${project}")
set(CPACK_PACKAGE_NAME Hearthbook)
set(CPACK_PACKAGE_VENDOR Hearthbook)
set(CPACK_PACKAGE_FILE_NAME hearthbook-${CPACK_PACKAGE_VERSION}-macos)
set(CPACK_PACKAGE_DESCRIPTION "Desktop program for the metadata of a smart home")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_LIST_DIR}/../../LICENSE)
set(CPACK_CMAKE_GENERATOR Ninja)
set(CPACK_SET_DESTDIR OFF)
set(CPACK_DMG_VOLUME_NAME Hearthbook)
