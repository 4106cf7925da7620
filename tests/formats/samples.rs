//! A small valid file of each format. A format without one does not compile.

use boxstep::formats::{Format, ParseOptions, ReadProblem, parse_boxes};

/// The formats that can be read.
pub fn readable() -> Vec<Format> {
    match parse_boxes(b"Dear reader", "a", &ParseOptions::default()).map_err(|e| e.problem) {
        Err(ReadProblem::Unrecognised { accepted, .. }) => accepted,
        other => unreachable!("{other:?}"),
    }
}

pub fn sample(format: Format) -> &'static str {
    match format {
        Format::Project => {
            r#"{"format":"boxstep","version":1,"classNames":["dog"],"images":[{"name":"a.jpg","width":640,"height":480,"boxes":[[12,30,112,70,0.5,0]],"flags":[1]}]}"#
        }
        Format::Table => {
            "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,640,480,dog,12,30,112,70\n"
        }
        Format::List => r#"[{"label": "dog", "bbox": [12, 30, 112, 70], "score": 0.5}]"#,
        Format::CartuchoDetections => "dog 0.5 12 30 112 70\n",
        Format::CartuchoGroundTruth => "dog 12 30 112 70 difficult\n",
        Format::CocoAnnotations => {
            r#"{"images":[{"id":7,"file_name":"a.jpg","width":640,"height":480}],"annotations":[{"id":1,"image_id":7,"category_id":18,"bbox":[12,30,100,40],"iscrowd":1,"segmentation":[[12,30,13,31]]}],"categories":[{"id":18,"name":"dog"}]}"#
        }
        Format::CocoResults => {
            r#"[{"image_id":7,"category_id":18,"bbox":[12,30,100.2,40.0],"score":0.5}]"#
        }
        Format::PascalVoc => {
            "<annotation><filename>a.jpg</filename><size><width>640</width><height>480</height></size><object><name>dog</name><difficult>1</difficult><bndbox><xmin>12</xmin><ymin>30</ymin><xmax>112</xmax><ymax>70</ymax></bndbox></object></annotation>"
        }
        Format::Cvat => {
            r#"<annotations><image id="0" name="a.jpg" width="640" height="480"><box label="dog" xtl="12" ytl="30" xbr="112" ybr="70" occluded="0"/></image></annotations>"#
        }
        Format::Yolo => "0 0.512 0.734 0.322 0.481 0.93\n",
        Format::YoloTracks => "0 0.512 0.734 0.322 0.481 12\n",
        Format::LabelMe => {
            r#"{"version":"5.5.0","shapes":[{"label":"dog","points":[[12,30],[112,70]],"shape_type":"rectangle"}],"imagePath":"..\\a.jpg","imageData":null,"imageHeight":480,"imageWidth":640}"#
        }
        Format::LabelStudio => {
            r#"[{"id":1,"data":{"image":"/a.jpg"},"annotations":[{"result":[{"type":"rectanglelabels","original_width":640,"original_height":480,"value":{"x":12,"y":30,"width":20,"height":8,"rotation":0,"rectanglelabels":["dog"]}}]}]}]"#
        }
        Format::Via => {
            r#"{"a.jpg12":{"filename":"a.jpg","size":12,"regions":[{"shape_attributes":{"name":"rect","x":12,"y":30,"width":100,"height":40},"region_attributes":{"label":"dog"}}]}}"#
        }
        Format::CreateMl => {
            r#"[{"image":"a.jpg","annotations":[{"label":"dog","coordinates":{"x":12,"y":30,"width":10,"height":4}}]}]"#
        }
        Format::Datumaro => {
            r#"{"info":{},"categories":{"label":{"labels":[{"name":"dog"}]}},"items":[{"id":"a","annotations":[{"type":"bbox","label_id":0,"bbox":[12,30,100,40]}],"image":{"path":"a.jpg","size":[480,640]}}]}"#
        }
        Format::Kitti => {
            "Car 0.00 0 -1.58 12.01 30.33 614.12 200.12 1.65 1.67 3.64 -0.65 1.71 46.70 -1.59\n"
        }
        Format::WiderFace => "0--Parade/a.jpg\n1\n12 30 122 149 0 0 0 0 0 0\n",
        Format::Mot => "1,-1,12.2,30.5,71.2,174.8,67.5,-1,-1,-1\n",
        Format::OpenImages => {
            "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf,IsDepiction,IsInside\na,verified,/m/0bt9lr,1,0.12,0.5,0.30,0.6,0,0,1,0,0\n"
        }
    }
}
