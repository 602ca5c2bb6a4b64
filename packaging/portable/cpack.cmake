# For `cpack --config`, which scripts/portable.sh runs with the folder of bundle.cmake and the name of the result: an
# archive (TXZ) and an installer for one user (STGZ).
include(${CMAKE_CURRENT_LIST_DIR}/../cmake/recipe.cmake)
set(CPACK_PACKAGE_NAME hearthbook)
set(CPACK_STGZ_HEADER_FILE ${CMAKE_CURRENT_LIST_DIR}/installer.sh)
