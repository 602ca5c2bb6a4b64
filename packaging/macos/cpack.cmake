# For `cpack --config`: the disk image of the desktop program for macOS (DragNDrop), of a folder with the bundle that macdeployqt completed.
# docs/install.md says what was tried.
#   cpack --config packaging/macos/cpack.cmake -G DragNDrop -D "CPACK_INSTALLED_DIRECTORIES=<folder>;." -B <where to>
include(${CMAKE_CURRENT_LIST_DIR}/../cmake/recipe.cmake)
set(CPACK_PACKAGE_FILE_NAME hearthbook-${CPACK_PACKAGE_VERSION}-macos)
set(CPACK_DMG_VOLUME_NAME Hearthbook)
